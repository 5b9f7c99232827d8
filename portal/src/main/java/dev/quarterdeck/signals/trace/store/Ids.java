package dev.quarterdeck.signals.trace.store;

import java.util.HexFormat;
import java.util.UUID;

/** Ids as the database keeps them, in half the room of their digits. */
final class Ids {

    private static final HexFormat HEX = HexFormat.of();

    private Ids() {}

    /** @param digits 32 hexadecimal ones */
    static UUID trace(String digits) {
        return new UUID(HexFormat.fromHexDigitsToLong(digits, 0, 16), HexFormat.fromHexDigitsToLong(digits, 16, 32));
    }

    static String trace(UUID id) {
        return HEX.toHexDigits(id.getMostSignificantBits()) + HEX.toHexDigits(id.getLeastSignificantBits());
    }

    /** @param digits 16 hexadecimal ones */
    static long span(String digits) {
        return HexFormat.fromHexDigitsToLong(digits);
    }

    static String span(long id) {
        return HEX.toHexDigits(id);
    }
}
