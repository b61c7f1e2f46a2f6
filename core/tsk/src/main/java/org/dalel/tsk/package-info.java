package org.dalel.tsk;
