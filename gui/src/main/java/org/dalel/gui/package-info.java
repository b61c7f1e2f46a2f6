package org.dalel.gui;
