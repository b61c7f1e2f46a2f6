package org.dalel.extension;

import org.pf4j.ClassLoadingStrategy;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/** Loads a plugin: its own classes and libraries first, then its dependencies', then the API. */
final class IsolatedClassLoader extends PluginClassLoader {

  IsolatedClassLoader(PluginManager manager, PluginDescriptor descriptor) {
    super(
        manager,
        descriptor,
        new ApiOnlyLoader(ApiOnlyLoader.class.getClassLoader()),
        ClassLoadingStrategy.PDA);
  }

  @Override
  protected boolean shouldDelegateToParent(String className) {
    return ApiOnlyLoader.isShared(className);
  }
}
