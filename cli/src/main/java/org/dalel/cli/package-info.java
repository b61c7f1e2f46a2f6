package org.dalel.cli;
