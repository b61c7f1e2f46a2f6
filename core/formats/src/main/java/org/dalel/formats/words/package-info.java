/**
 * Rows of words that are all in one list, such as the phrases of wallets: what a word is, how it is
 * compared, and how a program that looks at every byte finds where a row may be ({@link
 * org.dalel.formats.words.WordRowFinder}).
 */
package org.dalel.formats.words;
