/* Which kernels this processor can run. */
#include "digest.h"

#if defined(__x86_64__)

#include <cpuid.h>

enum kernel choose_kernel(enum kernel allowed) {
  unsigned a, b, c, d, sse, extended;
  if (!__get_cpuid(1, &a, &b, &sse, &d)) return KERNEL_PORTABLE;
  if (!__get_cpuid_count(7, 0, &a, &extended, &c, &d)) return KERNEL_PORTABLE;
  const int sha = extended & bit_SHA && sse & bit_SSSE3 && sse & bit_SSE4_1;
  const int bmi2 = extended & bit_BMI && extended & bit_BMI2;
  if (sha && allowed >= KERNEL_SHA_NI) return KERNEL_SHA_NI;
  if (bmi2 && allowed >= KERNEL_BMI2) return KERNEL_BMI2;
  return KERNEL_PORTABLE;
}

#else

enum kernel choose_kernel(enum kernel allowed) {
  (void)allowed;
  return KERNEL_PORTABLE;
}

#endif
