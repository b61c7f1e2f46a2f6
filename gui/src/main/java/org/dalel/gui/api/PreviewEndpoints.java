package org.dalel.gui.api;

/** Later. */
public final class PreviewEndpoints {}
