package dev.atelier.core.source.zip;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.source.Printable;

/** Every fault of this package. All are the sender's to mend. */
final class ZipFaults {
    private ZipFaults() {}

    /** Something about one entry; the reason continues "its entry … ". */
    static FaultException entry(String name, String reason) {
        return user(
                "zip_entry_refused",
                "The ZIP was refused: its entry \"" + Printable.of(name) + "\" " + reason
                        + ". Send the archive without it.");
    }

    /** Whatever the archive is, it is not whole or not consistent. */
    static FaultException damaged(String what) {
        return user("zip_damaged", "The file is no ZIP archive, or is damaged: " + what + ". Pack it again.");
    }

    static FaultException tooManyEntries(int most, String firstTooMany) {
        return user(
                "zip_too_many_entries",
                "The ZIP was refused: it has more than " + most + " entries, from \"" + Printable.of(firstTooMany)
                        + "\" on. Send it without what can be installed or built again.");
    }

    static FaultException tooLarge(String name, long most) {
        return user(
                "zip_too_large",
                "The ZIP was refused: unpacked it is larger than " + (most >> 20) + " MB, from its entry \""
                        + Printable.of(name) + "\" on. Send it without what can be installed or built again.");
    }

    static FaultException archiveTooLarge(long most) {
        return user("zip_too_large", "The ZIP was refused: it is larger than " + (most >> 20) + " MB. Send less.");
    }

    static FaultException empty() {
        return user("zip_empty", "The ZIP was refused: there is no file in it. Send one that has the code.");
    }

    private static FaultException user(String code, String message) {
        return Fault.of(FaultKind.USER, code, message).asException();
    }
}
