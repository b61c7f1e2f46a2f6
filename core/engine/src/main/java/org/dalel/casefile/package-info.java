package org.dalel.casefile;
