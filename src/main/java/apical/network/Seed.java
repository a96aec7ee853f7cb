package apical.network;

import apical.state.RandomStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One seed, split by purpose: every consumer of random numbers has a stream of its own, so that adding one does not
 * reshuffle the others, and models that share a seed share the weights and the data order that they can share.
 */
public record Seed(long value) {

    /** A generator that depends on this seed and the purpose alone. */
    public RandomStream stream(String purpose) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((value + " " + purpose).getBytes(StandardCharsets.UTF_8));
            return new RandomStream(ByteBuffer.wrap(digest).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
