package dev.atelier.core.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The work tree of an open project: every method takes its turn at the gate. */
final class GuardedWorkTree implements WorkTree {
    private final ProjectGate gate;
    private final ProjectFiles files;
    private final History history;

    GuardedWorkTree(ProjectGate gate, ProjectFiles files, History history) {
        this.gate = gate;
        this.files = files;
        this.history = history;
    }

    @Override
    public FileListing look() {
        return gate.run(() -> walk().listing());
    }

    @Override
    public KeptFiles keep(long largestFile, long mostBytes) {
        return gate.run(() -> new Keeping(files, history, largestFile, mostBytes).all());
    }

    @Override
    public boolean exists(SourcePath path) {
        return gate.run(
                () -> files.stat(path).filter(stat -> stat.is(Stat.Kind.FILE)).isPresent());
    }

    @Override
    public byte[] read(SourcePath path, long maxBytes) {
        return gate.run(() -> files.read(path, Math.min(maxBytes, LARGEST_FILE)));
    }

    @Override
    public String readText(SourcePath path, long maxBytes) {
        byte[] content = read(path, maxBytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw SourceFaults.notText(path);
        }
    }

    @Override
    public void write(SourcePath path, byte[] content) {
        if (content.length > LARGEST_FILE) {
            throw SourceFaults.fileTooLarge(path, LARGEST_FILE);
        }
        gate.act(() -> {
            refuseGenerated(path);
            boolean executable = files.stat(path)
                    .filter(stat -> stat.is(Stat.Kind.FILE) && stat.executable())
                    .isPresent();
            files.write(path, new ByteArrayInputStream(content), executable, ProjectFiles.Obstacle.REFUSED);
        });
    }

    @Override
    public void delete(SourcePath path) {
        gate.act(() -> {
            refuseGenerated(path);
            files.delete(path);
        });
    }

    @Override
    public void rename(SourcePath from, SourcePath to) {
        gate.act(() -> {
            refuseGenerated(from);
            refuseGenerated(to);
            files.rename(from, to);
        });
    }

    List<Skipped> skipped() {
        return gate.run(() -> List.copyOf(walk().skipped()));
    }

    private SourceWalk walk() throws IOException {
        return SourceWalk.through(files, SourceIndex.read(history));
    }

    private void refuseGenerated(SourcePath path) throws IOException {
        HandEdit.refuseGenerated(history, path);
    }
}
