package org.dalel.api;
