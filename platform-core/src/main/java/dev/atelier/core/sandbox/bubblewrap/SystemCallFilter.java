package dev.atelier.core.sandbox.bubblewrap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes the seccomp filter of a sandbox: a program of classic BPF that the kernel runs before each system call
 * (seccomp(2)). What a project needs passes; what only reaches for the kernel's rarely used corners fails with EPERM.
 */
final class SystemCallFilter {
    private static final int LOAD_WORD = 0x20;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_AT_LEAST = 0x35;
    private static final int IF_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT_LOW = 16;

    private static final int ALLOW = 0x7FFF0000;
    private static final int FAIL = 0x00050000;
    private static final int EPERM = 1;
    private static final int ENOSYS = 38;

    private static final int X32_CALLS = 0x40000000;
    private static final int CLONE3 = 435;

    /** All {@code CLONE_NEW…} flags: no new namespaces, above all no user namespace, in which everybody is root. */
    private static final int NEW_NAMESPACES = 0x7E020000;

    /** The same number on all machines: open_tree to mount_setattr, io_uring, pidfd_getfd, process_madvise, quotactl_fd. */
    private static final int[] DENIED_EVERYWHERE = {425, 426, 427, 428, 429, 430, 431, 432, 433, 438, 440, 442, 443};

    private final ByteArrayOutputStream program = new ByteArrayOutputStream();

    private SystemCallFilter() {}

    /** The program in the form that bubblewrap's {@code --seccomp} reads. */
    static byte[] forMachine(Machine machine) {
        SystemCallFilter filter = new SystemCallFilter();
        filter.instruction(LOAD_WORD, 0, 0, ARCHITECTURE);
        filter.instruction(IF_EQUAL, 1, 0, machine.auditArchitecture());
        filter.instruction(RETURN, 0, 0, FAIL | ENOSYS);
        filter.instruction(LOAD_WORD, 0, 0, NUMBER);
        if (machine.equals(Machine.X86_64)) {
            filter.instruction(IF_AT_LEAST, 0, 1, X32_CALLS);
            filter.instruction(RETURN, 0, 0, FAIL | ENOSYS);
        }
        // Its flags lie in memory, where a filter cannot look; told that it is missing, libraries fall back to clone.
        filter.fail(CLONE3, ENOSYS);
        for (int number : DENIED_EVERYWHERE) {
            filter.fail(number, EPERM);
        }
        for (int number : machine.denied()) {
            filter.fail(number, EPERM);
        }
        filter.instruction(IF_EQUAL, 0, 3, machine.cloneCall());
        filter.instruction(LOAD_WORD, 0, 0, FIRST_ARGUMENT_LOW);
        filter.instruction(IF_ANY_BIT, 0, 1, NEW_NAMESPACES);
        filter.instruction(RETURN, 0, 0, FAIL | EPERM);
        filter.instruction(RETURN, 0, 0, ALLOW);
        return filter.program.toByteArray();
    }

    private void fail(int number, int error) {
        instruction(IF_EQUAL, 0, 1, number);
        instruction(RETURN, 0, 0, FAIL | error);
    }

    /** {@code struct sock_filter}: what to do, how far to jump if true and if false, and a number. */
    private void instruction(int code, int ifTrue, int ifFalse, int operand) {
        ByteBuffer instruction = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        instruction
                .putShort((short) code)
                .put((byte) ifTrue)
                .put((byte) ifFalse)
                .putInt(operand);
        program.writeBytes(instruction.array());
    }
}
