package org.dalel.gui.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.dalel.casefile.JsonText;

/** Lets JSON that the case holds already pass into answers as it stands. */
public final class RawJson {
  private RawJson() {}

  /** The rule for Jackson. */
  public static Module module() {
    return new SimpleModule("raw").addSerializer(JsonText.Raw.class, new Writer());
  }

  private static final class Writer extends StdSerializer<JsonText.Raw> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(JsonText.Raw.class);
    }

    @Override
    public void serialize(JsonText.Raw value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeRawValue(value.json());
    }
  }
}
