/* SPDX-License-Identifier: MIT */
/* A period of the rota filled: which, what was found, then kept as drafts when that is wanted. */
#include "hub/service/fill.h"

#include "plain_stay_priv.h"

enum { MOST_MS = 10000 };

static void say_found(struct plain *p, const struct hub_fill_part *part)
{
    for (int32_t i = 0; i < part->rota.stay_count; i++) {
        const struct fill_stay *y = &part->rota.stays[i];
        char range[DATE_TEXT];
        if (y->fate != FILL_KEPT) {
            say(p, "%s: %s at %s's%s.",
                date_range(wall_date(y->arrive), wall_date(y->leave), range),
                shown_name(p, part->book.family_full[y->family]),
                shown_name(p, part->book.host_full[y->host]),
                y->fate == FILL_MOVED ? ", moved" : "");
        }
    }
    const char *gone = p->hide ? NULL : fill_dropped_sentence(part, p->a);
    if (gone) {
        say(p, "%s", gone);
    }
    for (int32_t i = 0; !p->hide && i < part->rota.want_count; i++) {
        const char *missing = fill_want_sentence(&part->book, &part->rota.wants[i], p->a);
        if (missing) {
            say(p, "%s", missing);
        }
    }
    say(p, "%s", fill_sum_sentence(part, p->a));
}

void plain_fill(struct plain *p)
{
    struct fill_period periods[FILL_PERIODS];
    const char *lines[FILL_PERIODS];
    struct hub_fill fill;
    struct hub_err err;
    size_t count = fill_periods(hub_today(p->h), p->a, periods);
    for (size_t i = 0; i < count; i++) {
        lines[i] = periods[i].words;
    }
    int which = choose_of(p, "Which weekends shall be filled?", lines, count);
    if (which < 0) {
        return;
    }
    struct hub_fill_ask ask = {.from = periods[which].from,
        .to = periods[which].to,
        .keep_agreed = periods[which].keep_agreed,
        .seed = 1,
        .time_ms = MOST_MS};
    say(p, "This takes 10 seconds at most.");
    if (hub_rota_fill(p->h, &ask, p->a, &fill, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    for (size_t i = 0; i < fill.count; i++) {
        say_found(p, &fill.parts[i]);
    }
    if (!ask_yes(p, "Keep the new stays as drafts?")) {
        say(p, "Nothing was kept.");
    } else if (hub_rota_fill_save(p->h, &fill, &err) == HUB_OK) {
        say(p, "Kept as drafts. u takes them all back.");
    } else {
        say_error(p, &err);
    }
}
