/** XML of evidence: read without following anything it names, as far as it goes. */
package org.dalel.formats.xml;
