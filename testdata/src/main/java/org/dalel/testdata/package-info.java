package org.dalel.testdata;
