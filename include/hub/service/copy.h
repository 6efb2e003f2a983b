/* SPDX-License-Identifier: MIT */
/*
 * An event, or a season of them, again on other days. The families asked, the
 * bring list and the risk sheet come along; answers, counts, money and the
 * register do not. What was left behind is said, with the reason.
 */
#ifndef HUB_SERVICE_COPY_H
#define HUB_SERVICE_COPY_H

#include "hub/service/risk.h"

/*
 * The event on `day`, at the same time of the day. A repeating event is copied as one day.
 * `try_only`: nothing is saved, the notes say what would be. One step to undo.
 * HUB_ECONFLICT: it is on that day already. HUB_ENOTFOUND; HUB_EDENIED.
 */
enum hub_rc hub_event_copy(struct hub *h, hub_id event, hub_date day, bool try_only,
    struct copy_notes *notes, struct hub_err *err);

/*
 * All events of from..to of the one hub narrowed to, moved by whole weeks so that the first day
 * comes to lie nearest to `start`: weekdays stay. A series that ends before the new season repeats
 * there by the same rule, from its first day to the last; what was changed of single dates does
 * not come along. Left out, with a sentence: those that go on by themselves, were cancelled, came
 * from a calendar file or are there already.
 * HUB_EINVAL: to before from, or start within from..to. HUB_EUSAGE: several hubs.
 */
enum hub_rc hub_season_copy(struct hub *h, hub_date from, hub_date to, hub_date start,
    bool try_only, struct copy_notes *notes, struct hub_err *err);

#endif
