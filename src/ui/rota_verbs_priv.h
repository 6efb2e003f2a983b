/* SPDX-License-Identifier: MIT */
#ifndef HUB_UI_ROTA_VERBS_PRIV_H
#define HUB_UI_ROTA_VERBS_PRIV_H

#include "rota_view_priv.h"

/* The sleepover of the name, or of the line below, that is selected; ID_NONE. */
hub_id rota_stay_at(const struct pane *p);
/* Book, agree, what can be done. REACT_PASS: not one of them. */
unsigned rota_verb(struct pane *p, const struct call *call, struct hub_err *err);
unsigned rota_print(struct pane *p); /* asks which page */

#endif
