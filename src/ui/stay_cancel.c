/* SPDX-License-Identifier: MIT */
#include "hub/ui/choose.h"
#include "stay_verbs_priv.h"

void stay_cancel(struct pane *p, hub_id stay)
{
    static const struct answer answers[] = {{"cancel family", "The family"},
        {"cancel host", "The host"}, {"cancel us", "We"}, {"", "Keep it"}};
    (void)stay;
    pane_choose(p, "Cancel", "Who cannot? They need not be told; the others stand under TELL.",
        answers, sizeof answers / sizeof *answers, 3);
}
