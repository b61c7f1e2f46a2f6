/** Keys that web wallets give to their users, locked with a password of the user. */
package org.dalel.plugins.wallets.web;
