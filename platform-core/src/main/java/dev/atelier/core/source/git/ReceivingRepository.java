package dev.atelier.core.source.git;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PackParser;

/**
 * A repository that takes objects from somebody it does not trust. JGit believes what a pack says about itself: how many
 * objects there are, and how large they become.
 */
final class ReceivingRepository extends FileRepository {
    /** Each is kept in memory while the pack is indexed. */
    private static final long MOST_OBJECTS = 500_000;

    static final long LARGEST_OBJECT = 100L << 20;
    private static final int PACK_HEADER = 12;

    private final Traffic traffic;
    private final boolean countBytes;

    /** @param countBytes whether nobody else counts what arrives */
    ReceivingRepository(Path git, Traffic traffic, boolean countBytes) throws IOException {
        super(new FileRepositoryBuilder().setGitDir(git.toFile()).setBare().setup());
        this.traffic = traffic;
        this.countBytes = countBytes;
    }

    @Override
    public ObjectInserter newObjectInserter() {
        ObjectInserter inserter = super.newObjectInserter();
        return new ObjectInserter.Filter() {
            @Override
            protected ObjectInserter delegate() {
                return inserter;
            }

            @Override
            public PackParser newPackParser(InputStream in) throws IOException {
                traffic.objectsBegin();
                PackParser parser = inserter.newPackParser(judged(in));
                parser.setMaxObjectSizeLimit(LARGEST_OBJECT);
                return parser;
            }
        };
    }

    /** The same bytes, once the number of objects was seen. */
    private InputStream judged(InputStream in) throws IOException {
        InputStream metered = new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = in.read(bytes, offset, length);
                traffic.received(countBytes ? Math.max(0, read) : 0);
                return read;
            }
        };
        BufferedInputStream pack = new BufferedInputStream(metered);
        pack.mark(PACK_HEADER);
        byte[] header = pack.readNBytes(PACK_HEADER);
        pack.reset();
        if (header.length == PACK_HEADER
                && Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(8)) > MOST_OBJECTS) {
            throw traffic.exceed();
        }
        return pack;
    }
}
