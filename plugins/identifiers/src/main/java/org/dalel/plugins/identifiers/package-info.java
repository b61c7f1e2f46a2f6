package org.dalel.plugins.identifiers;
