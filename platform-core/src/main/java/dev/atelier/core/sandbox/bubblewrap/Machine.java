package dev.atelier.core.sandbox.bubblewrap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of processor whose system calls the filter knows, by their numbers in the kernel's ABI ({@code
 * asm/unistd_64.h}, {@code asm-generic/unistd.h}).
 *
 * @param auditArchitecture as the kernel names it to filters ({@code AUDIT_ARCH_…})
 * @param denied what changes namespaces, mounts, keys, clocks, modules or other processes, or has a history of defects:
 *     ptrace, syslog, mount, umount2, pivot_root, chroot, unshare, setns, reboot, swapon, swapoff, kexec_load,
 *     kexec_file_load, init_module, finit_module, delete_module, acct, settimeofday, clock_settime, clock_adjtime,
 *     adjtimex, quotactl, nfsservctl, lookup_dcookie, add_key, request_key, keyctl, perf_event_open, bpf, userfaultfd,
 *     kcmp, process_vm_readv, process_vm_writev, name_to_handle_at, open_by_handle_at, fanotify_init, vhangup,
 *     sethostname, setdomainname, mbind, set_mempolicy, migrate_pages, move_pages; on x86-64 also iopl, ioperm,
 *     modify_ldt, uselib, ustat, sysfs and _sysctl
 */
record Machine(int auditArchitecture, int cloneCall, List<Integer> denied) {
    static final Machine X86_64 = new Machine(
            0xC000003E,
            56,
            List.of(
                    101, 103, 134, 136, 139, 153, 154, 155, 156, 159, 161, 163, 164, 165, 166, 167, 168, 169, 170, 171,
                    172, 173, 175, 176, 179, 180, 212, 227, 237, 238, 246, 248, 249, 250, 256, 272, 279, 298, 300, 303,
                    304, 305, 308, 310, 311, 312, 313, 320, 321, 323));

    static final Machine AARCH64 = new Machine(
            0xC00000B7,
            220,
            List.of(
                    18, 39, 40, 41, 42, 51, 58, 60, 89, 97, 104, 105, 106, 112, 116, 117, 142, 161, 162, 170, 171, 217,
                    218, 219, 224, 225, 235, 237, 238, 239, 241, 262, 264, 265, 266, 268, 270, 271, 272, 273, 280, 282,
                    294));

    /** Empty for one that is not known; there is no filter for it then. */
    static Optional<Machine> current() {
        return switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> Optional.of(X86_64);
            case "aarch64" -> Optional.of(AARCH64);
            default -> Optional.empty();
        };
    }
}
