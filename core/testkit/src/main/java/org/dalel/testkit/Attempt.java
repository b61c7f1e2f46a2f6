package org.dalel.testkit;

import java.util.Optional;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;

/**
 * How an extractor tried to open something locked.
 *
 * @param lock what was locked
 * @param tried how many secrets were tried, the one that fits included
 * @param opened the secret that fits
 */
public record Attempt(Secrets.Lock lock, int tried, Optional<Secret> opened) {}
