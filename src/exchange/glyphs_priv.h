/* SPDX-License-Identifier: MIT */
/* Letters that no font of this computer has, and what to install for them. */
#ifndef HUB_EXCHANGE_GLYPHS_PRIV_H
#define HUB_EXCHANGE_GLYPHS_PRIV_H

#include "hub/base/fault.h"

#include <stddef.h>
#include <stdint.h>

struct missing {
    struct arena *a;
    uint32_t *chars; /* each once, in the order met */
    size_t count, cap;
};

void missing_add(struct missing *m, uint32_t c);
/* One note for each package that would help, with the letters it would bring. */
void missing_notes(const struct missing *m, struct faults *notes);

#endif
