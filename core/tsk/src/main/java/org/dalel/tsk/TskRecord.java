package org.dalel.tsk;

/** What an enumeration yields: entries, and events where something was not listed. */
public sealed interface TskRecord permits TskEntry, TskEvent {}
