/* SPDX-License-Identifier: MIT */
#include "hub/service/moments.h"

#include "hub/base/str.h"
#include "hub/model/stay.h"

bool moment_of_midnight(const struct noun *n, const struct field *f, hub_wall w)
{
    bool comes = n == &stay_noun && str_part_index("arrive|leave", f->column) >= 0;
    return comes && wall_known(w) && wall_tod(w).min == 0;
}

const char *moment_of_clocks(hub_wall w, struct arena *a)
{
    enum wall_kind kind = WALL_ONCE;
    char time[DATE_TEXT], later[DATE_TEXT];
    if (wall_known(w)) {
        wall_to_stamp(w, &kind);
    }
    if (kind == WALL_SKIPPED) {
        return arena_printf(a, "%s does not exist that night: the clocks go forward, %s is meant.",
            tod_iso(wall_tod(w), time), tod_iso(wall_tod((hub_wall){w.min + 60}), later));
    }
    return kind == WALL_TWICE
               ? arena_printf(a, "%s comes twice that night: the clocks go back. The first is meant.",
                     tod_iso(wall_tod(w), time))
               : "";
}
