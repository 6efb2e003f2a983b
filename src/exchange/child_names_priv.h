/* SPDX-License-Identifier: MIT */
/* Children's names as a page may show them. */
#ifndef CHILD_NAMES_PRIV_H
#define CHILD_NAMES_PRIV_H

#include "hub/exchange/rota_pages.h"
#include "hub/service/rota.h"

/* One a child, by index. First names and initials that meet are told apart. */
const char **child_names(const struct rota_book *book, enum sheet_names form, struct arena *a);

/* One a family, by index: its name, or on a wall its first letters, more where two begin alike. */
const char **family_names(const struct rota_book *book, enum sheet_names form, struct arena *a);

#endif
