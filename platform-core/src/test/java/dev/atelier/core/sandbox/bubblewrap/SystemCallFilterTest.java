package dev.atelier.core.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the filter as the kernel would. The numbers here are written down independently of the filter's own. */
@DisplayName("The system-call filter")
class SystemCallFilterTest {
    private static final int ALLOWED = 0x7FFF0000;
    private static final int EPERM = 0x00050001;
    private static final int ENOSYS = 0x00050026;

    @ParameterizedTest
    @CsvSource({
        "0", "1", "9", "41", "56", "57", "59", "61", "202", "217", "231", "257", "262", "281", "288", "318", "332",
        "334", "439"
    })
    @DisplayName("X16 lets pass what programs do on x86-64, from read to faccessat2")
    void allowedOnX86(int number) {
        assertThat(run(Machine.X86_64, 0xC000003E, number, 0x01200011)).isEqualTo(ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({"63", "64", "93", "220", "221", "222", "260", "56", "198", "113", "278", "291"})
    @DisplayName("X16 lets pass what programs do on AArch64")
    void allowedOnArm(int number) {
        assertThat(run(Machine.AARCH64, 0xC00000B7, number, 0x01200011)).isEqualTo(ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({
        "mount, 165, 40",
        "umount2, 166, 39",
        "pivot_root, 155, 41",
        "unshare, 272, 97",
        "setns, 308, 268",
        "ptrace, 101, 117",
        "bpf, 321, 280",
        "keyctl, 250, 219",
        "add_key, 248, 217",
        "perf_event_open, 298, 241",
        "userfaultfd, 323, 282",
        "process_vm_readv, 310, 270",
        "open_by_handle_at, 304, 265",
        "init_module, 175, 105",
        "kexec_load, 246, 104",
        "reboot, 169, 142",
        "io_uring_setup, 425, 425",
        "fsopen, 430, 430",
        "move_mount, 429, 429",
        "mount_setattr, 442, 442",
        "pidfd_getfd, 438, 438",
        "clock_settime, 227, 112"
    })
    @DisplayName("X16 fails what reaches for the kernel")
    void denied(String name, int onX86, int onArm) {
        assertThat(run(Machine.X86_64, 0xC000003E, onX86, 0)).as(name).isEqualTo(EPERM);
        assertThat(run(Machine.AARCH64, 0xC00000B7, onArm, 0)).as(name).isEqualTo(EPERM);
    }

    @ParameterizedTest
    @CsvSource({"0x10000000", "0x20000000", "0x40000000", "0x00020000", "0x08000000", "0x10000011"})
    @DisplayName("X16 fails clone with new namespaces, and hides clone3, which libraries then replace by clone")
    void namespaces(String flags) {
        assertThat(run(Machine.X86_64, 0xC000003E, 56, Integer.decode(flags))).isEqualTo(EPERM);
        assertThat(run(Machine.AARCH64, 0xC00000B7, 220, Integer.decode(flags))).isEqualTo(EPERM);
        assertThat(run(Machine.X86_64, 0xC000003E, 435, 0)).isEqualTo(ENOSYS);
    }

    @ParameterizedTest
    @CsvSource({"0x40000003, 0", "0xC00000B7, 63", "0xC000003E, 0x40000001"})
    @DisplayName("X16 refuses other architectures and the x32 numbers, behind which denied calls could hide")
    void otherNumbers(String architecture, String number) {
        assertThat(run(Machine.X86_64, (int) (long) Long.decode(architecture), Integer.decode(number), 0))
                .isEqualTo(ENOSYS);
    }

    /** A machine for classic BPF, as far as the filter uses it. */
    private static int run(Machine machine, int architecture, int number, int firstArgument) {
        ByteBuffer program =
                ByteBuffer.wrap(SystemCallFilter.forMachine(machine)).order(ByteOrder.nativeOrder());
        int accumulator = 0;
        for (int next = 0; ; next++) {
            int code = program.getShort(next * 8);
            int ifTrue = program.get(next * 8 + 2) & 0xff;
            int ifFalse = program.get(next * 8 + 3) & 0xff;
            int operand = program.getInt(next * 8 + 4);
            switch (code) {
                case 0x20 -> accumulator = operand == 0 ? number : operand == 4 ? architecture : firstArgument;
                case 0x15 -> next += accumulator == operand ? ifTrue : ifFalse;
                case 0x35 -> next += Integer.compareUnsigned(accumulator, operand) >= 0 ? ifTrue : ifFalse;
                case 0x45 -> next += (accumulator & operand) != 0 ? ifTrue : ifFalse;
                case 0x06 -> {
                    return operand;
                }
                default -> throw new AssertionError("no such instruction: " + code);
            }
        }
    }
}
