/* SPDX-License-Identifier: MIT */
/* A choir every Saturday, changed on one date, from one on, or on all. */
#ifndef TESTS_CHOIR_CASE_H
#define TESTS_CHOIR_CASE_H

#include "hub/service/series.h"
#include "open_hub.h"

hub_wall choir_at(const char *iso);
hub_date choir_on(const char *iso);
const char *choir_dates(struct open_hub *w, hub_id event, enum series_which which, size_t most);
hub_id choir_new(struct open_hub *w);
enum hub_rc choir_change(struct open_hub *w, hub_id event, const char *original,
    enum series_scope scope, const char *fields, hub_id *now);
void choir_must(struct open_hub *w, enum hub_rc rc);
void choir_undo(struct open_hub *w);

#endif
