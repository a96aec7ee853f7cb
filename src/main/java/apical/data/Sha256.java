package apical.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What data are known by in the provenance of results. */
final class Sha256 {

    private Sha256() {
    }

    /** In hexadecimal digits, of all the parts, one after another. */
    static String of(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) digest.update(part);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Of labels 0 .. 255, a byte each. */
    static String ofLabels(int[] labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) bytes[i] = (byte) labels[i];
        return of(bytes);
    }
}
