/* SPDX-License-Identifier: MIT */
/* What is only added to: a record that was wrong stays, and another corrects it. */
#ifndef SERVICE_CORRECTIONS_PRIV_H
#define SERVICE_CORRECTIONS_PRIV_H

#include "hub_priv.h"

/* Whether a correction of `old` may be added; and the new record told what it corrects. */
enum hub_rc correction_allowed(
    struct hub *h, const struct noun *n, hub_id old, struct arena *a, struct hub_err *err);
void correction_point(const struct noun *n, void *rec, hub_id old);

/* Neither taken back nor, by another of the list, corrected: it counts. */
bool record_stands(const struct record_list *list, const void *rec);
/* Whether a correction of it stands, for a list that need not have it. */
bool record_corrected(struct hub *h, const struct noun *n, hub_id id, struct arena *a);

#endif
