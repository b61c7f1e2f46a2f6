package org.dalel.content;
