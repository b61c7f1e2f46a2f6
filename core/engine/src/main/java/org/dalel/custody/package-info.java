package org.dalel.custody;
