package org.entrain.core.credentials;

/**
 * What somebody shows of a credential of theirs.
 *
 * @param page whether anybody who has its address may see it
 * @param name whether its page says whose it is
 * @param email whether their address stands in it, salted and hashed: whoever knows the address can then check that it
 *     is theirs
 */
public record Shown(boolean page, boolean name, boolean email) {
    /** Nothing: so it is until its person says otherwise. */
    public static final Shown NOTHING = new Shown(false, false, false);

    /** Its page, without a name and without an address. */
    public static final Shown PAGE = new Shown(true, false, false);
}
