package org.entrain.core.formats;

/** What an element holds. */
sealed interface XmlNode permits XmlElement, XmlNode.Text {
    /** Characters between tags; CDATA is no different. */
    record Text(String characters) implements XmlNode {}
}
