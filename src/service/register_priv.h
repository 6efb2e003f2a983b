/* SPDX-License-Identifier: MIT */
#ifndef REGISTER_PRIV_H
#define REGISTER_PRIV_H

#include "hub/base/map.h"
#include "hub/model/event.h"
#include "hub/model/risk.h"
#include "hub/service/register.h"
#include "hub_priv.h"

/* The event and the lines of one day, by line, those without a number last; *day becomes the event's own when it is DATE_NONE. */
enum hub_rc register_lines(struct hub *h, hub_id event, hub_date *day, struct arena *a,
    struct event *e, struct record_list *lines, struct hub_err *err);
/* Who is due that has no line yet, and what the families said. */
struct register_due {
    struct record_list children; /* of families who said yes: by family, then name, as they get their numbers */
    struct idmap said_no;        /* families → 1 */
    int not_said, families_yes;
};
enum hub_rc register_expected(struct hub *h, const struct event *e, hub_date day,
    const struct record_list *lines, struct arena *a, struct register_due *out,
    struct hub_err *err);

/* Whether this adult's check holds on the day. */
bool register_checked(struct hub *h, hub_id person, hub_date day, struct arena *a);
/* Adults with checks who look after children: as typed on the event; else those asked as lead or
 * helper who said yes and whose check holds. Families whose own adults come are put into the map. */
enum hub_rc register_adults(struct hub *h, const struct event *e, hub_date day, struct arena *a,
    struct idmap *with_adults, int *adults, struct hub_err *err);

/* "taken back 19:42 by Amina" when that is the last that happened to its times; else "". */
enum hub_rc register_taken_back(struct hub *h, const struct register_line *l, struct arena *a,
    const char **said, struct hub_err *err);

#endif
