/** The disk around the volumes: DOS and GUID tables, and the containers of images. */
package org.dalel.testdata.disk;
