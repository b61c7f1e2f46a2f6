package org.dalel.extension;
