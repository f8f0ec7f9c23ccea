package dev.atelier.core.agent;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.FileListing;
import dev.atelier.core.source.KeptFiles;
import dev.atelier.core.source.SourcePath;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A project's files in a map; remembers every change in order. */
public final class FakeFiles implements TurnFiles {
    private final SortedMap<SourcePath, byte[]> content = new TreeMap<>();
    private final List<String> changes = new ArrayList<>();

    /** Puts a file there without counting it as a change. */
    public FakeFiles with(String path, String text) {
        content.put(SourcePath.of(path), text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Puts a file there without counting it as a change. */
    public FakeFiles with(String path, byte[] bytes) {
        content.put(SourcePath.of(path), bytes.clone());
        return this;
    }

    /** What was done, in order, such as {@code write src/App.jsx}. */
    public List<String> changes() {
        return List.copyOf(changes);
    }

    public String text(String path) {
        return readText(SourcePath.of(path));
    }

    public List<String> paths() {
        return content.keySet().stream().map(SourcePath::value).toList();
    }

    @Override
    public List<FileEntry> list() {
        return content.entrySet().stream()
                .map(entry -> new FileEntry(entry.getKey(), entry.getValue().length))
                .toList();
    }

    @Override
    public KeptFiles keep() {
        SortedMap<SourcePath, byte[]> now = new TreeMap<>(content);
        return new KeptFiles(new FileListing(list(), now.hashCode()), path -> Optional.ofNullable(now.get(path)));
    }

    @Override
    public boolean exists(SourcePath path) {
        return content.containsKey(path);
    }

    @Override
    public byte[] read(SourcePath path) {
        return existing(path).clone();
    }

    @Override
    public String readText(SourcePath path) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(existing(path)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Fault.of(FaultKind.USER, "not_text", path + " is not a text file.")
                    .causedBy(e);
        }
    }

    @Override
    public void write(SourcePath path, byte[] bytes) {
        content.put(path, bytes.clone());
        changes.add("write " + path);
    }

    @Override
    public void delete(SourcePath path) {
        existing(path);
        content.remove(path);
        changes.add("delete " + path);
    }

    @Override
    public void rename(SourcePath from, SourcePath to) {
        byte[] bytes = existing(from);
        if (exists(to)) {
            throw Fault.of(FaultKind.USER, "already_exists", to + " exists already.")
                    .asException();
        }
        content.remove(from);
        content.put(to, bytes);
        changes.add("rename " + from + " " + to);
    }

    private byte[] existing(SourcePath path) {
        byte[] bytes = content.get(path);
        if (bytes == null) {
            throw Fault.notFound("file as " + path).asException();
        }
        return bytes;
    }
}
