package org.dalel.export;
