/** Raw images in one or several files, and block devices. */
package org.dalel.evidence.image.raw;
