package dev.atelier.core.source.zip;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of an archive, by position. An interrupt ends whatever is being read. */
final class ArchiveFile implements Closeable {
    private final FileChannel channel;
    private final long size;

    private ArchiveFile(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    static ArchiveFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new ArchiveFile(channel, channel.size());
    }

    long size() {
        return size;
    }

    /** Exactly so many bytes from there, as ZIP's numbers are written. */
    ByteBuffer read(long position, int length) throws IOException {
        if (position < 0 || length < 0 || position > size - length) {
            throw ZipFaults.damaged("it points to a place outside of itself");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw ZipFaults.damaged("it became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    /** The bytes of a range that lies in the file. */
    InputStream stream(long from, long length) {
        return new InputStream() {
            private long at = from;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int count) throws IOException {
                long left = from + length - at;
                if (left == 0 || count == 0) {
                    return count == 0 ? 0 : -1;
                }
                int read = channel.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(count, left)), at);
                at += Math.max(0, read);
                return read;
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
