package org.dalel.evidence;
