/**
 * What a plugin author gets from the distribution: a project that builds, with the jars that it is
 * built against.
 *
 * <pre>
 *  dalel plugins new NAME ─▶ PluginProject ─▶ NAME/pom.xml, sources, test, sample    (from project/*)
 *                                 └─▶ SdkRepository ─▶ NAME/repo/org/dalel/...       (from lib/ and sdk/)
 * </pre>
 */
package org.dalel.cli.sdk;
