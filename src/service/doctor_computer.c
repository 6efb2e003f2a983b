/* SPDX-License-Identifier: MIT */
/* The computer: its clock, zones, letters, memory, and what hub is built on. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/zone.h"
#include "hub/model/health.h"
#include "hub/store/system.h"

#include "doctor_priv.h"

#include <sodium.h>
#include <sys/resource.h>
#include <unistd.h>

enum { AHEAD_MIN = 5, BACK_MIN = 30, LONG_DAYS = 366, MINUTE_MS = 60000 };

static const char CLOCK_NEXT[] =
    "Set the clock right, and let the computer keep it by the network: timedatectl set-ntp true.";

static const char *when(struct doctor *d, hub_stamp at)
{
    char text[DATE_TEXT];
    return arena_strdup(d->a, wall_long(stamp_to_wall(at), text));
}

static const char *how_long(struct arena *a, int64_t ms)
{
    int64_t min = (ms + MINUTE_MS / 2) / MINUTE_MS;
    return min < 120            ? arena_printf(a, "%lld minutes", (long long)min)
           : min < 2 * 24 * 60 ? arena_printf(a, "%lld hours", (long long)min / 60)
                                : arena_printf(a, "%lld days", (long long)min / 60 / 24);
}

static void judge_clock(struct doctor *d, const struct journal_clock *c)
{
    hub_stamp now = clock_now(&d->hub->clock);
    const char *today = when(d, now);
    if (c->latest.ms - now.ms > (int64_t)AHEAD_MIN * MINUTE_MS) {
        doctor_wrong(d, DOCTOR_HELPER, CLOCK_NEXT,
            "This computer says it is %s, and something was saved at %s, which is later: the clock is "
            "wrong now, or was then.",
            today, when(d, c->latest));
    } else if (now.ms - c->newest.ms > (int64_t)LONG_DAYS * 24 * 60 * MINUTE_MS) {
        doctor_look(d, DOCTOR_YOU, "See whether today's date is right.",
            "This computer says it is %s. The last thing was saved at %s: that is long ago.", today,
            when(d, c->newest));
    }
    if (c->back_ms > (int64_t)BACK_MIN * MINUTE_MS) {
        doctor_look(d, DOCTOR_HELPER, CLOCK_NEXT,
            "The clock was put back by %s before %s: times of what was saved about then may be off.",
            how_long(d->a, c->back_ms), when(d, c->back_at));
    }
}

/* The practice hub lives at a date of its own. */
void doctor_clock(struct doctor *d)
{
    struct hub_err err;
    struct journal_clock c;
    if (d->hub->practice) {
        doctor_fine(d, "The practice hub has days of its own.");
        return;
    }
    if (!doctor_read(d, journal_clock(d->hub->store, &c, &err), &err)) {
        return;
    }
    if (stamp_known(c.newest)) {
        judge_clock(d, &c);
    }
    if (d->line->state == DOCTOR_FINE) {
        doctor_fine(d, "This computer says it is %s, which fits with what was saved.",
            when(d, clock_now(&d->hub->clock)));
    }
}

void doctor_zone(struct doctor *d)
{
    if (access(doctor_rooted(d, "/usr/share/zoneinfo/Europe/Paris"), R_OK) == 0) {
        doctor_fine(d, "This computer knows the clocks of other countries. hub's own times are London's.");
    } else {
        doctor_look(d, DOCTOR_HELPER, "Install tzdata.",
            "This computer knows no clocks of other countries: times in calendar files from elsewhere "
            "cannot be read. hub's own times are right.");
    }
}

void doctor_letters(struct doctor *d)
{
    if (utf8_here()) {
        doctor_fine(d, "Names in every writing can be shown.");
    } else {
        doctor_look(d, DOCTOR_HELPER, "The locale C.UTF-8 belongs to every Debian since 2012: see why it is missing.",
            "This computer has no C.UTF-8, so letters such as ë may be shown wrong.");
    }
}

void doctor_judge_memory(struct doctor *d, bool dumps, const char *swap)
{
    if (dumps) {
        doctor_look(d, DOCTOR_HELPER, "Turn core dumps off: a line “* hard core 0” in /etc/security/limits.conf.",
            "Should hub crash, this computer would write its memory, names and all, to the disk.");
    }
    if (swap) {
        doctor_look(d, DOCTOR_HELPER, "Encrypt the swap, or turn it off.", "%s", swap);
    }
    if (!dumps && !swap) {
        doctor_fine(d, "A crash leaves no memory on the disk.");
    }
}

/* Swap tells nothing more than a disk does that is not encrypted anyway. */
void doctor_memory(struct doctor *d)
{
    struct rlimit core = {0, 0};
    bool guarded = d->there && (d->sealed || doctor_disk_of(d) == DISK_CRYPT);
    bool dumps = getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_cur > 0;
    doctor_judge_memory(d, dumps, guarded ? memory_advice() : NULL);
}

void doctor_libraries(struct doctor *d)
{
    bool older = false;
    const char *sqlite = store_library(&older);
    if (older) {
        doctor_look(d, DOCTOR_HELPER, "Bring the system up to date.",
            "hub %s was built for a newer SQLite than this computer has (%s).", HUB_VERSION, sqlite);
    } else {
        doctor_fine(d, "hub %s, SQLite %s, libsodium %s.", HUB_VERSION, sqlite, sodium_version_string());
    }
}
