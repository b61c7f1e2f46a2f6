package org.dalel.ingest;
