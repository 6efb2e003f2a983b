/* SPDX-License-Identifier: MIT */
/* Which pages the rota can be printed as: asked in a box, shown in pane_print. */
#ifndef HUB_UI_ROTA_PAPERS_PRIV_H
#define HUB_UI_ROTA_PAPERS_PRIV_H

#include "hub/ui/pane.h"

enum rota_paper {
    PAPER_MONTH,
    PAPER_WEEK,
    PAPER_FAMILIES,
    PAPER_HOSTS,
    PAPER_FAMILY, /* the own sheet of the one under the cursor */
    PAPER_HOST,
    PAPER_RULES,
    ROTA_PAPERS,
};

/* What was under the cursor. Texts are never NULL; "": there is none. */
struct rota_papers {
    hub_date day;
    const char *family_id, *family, *host_id, *host;
    const char *hub; /* where the file has several */
};

/* As the text of a target, and back. */
const char *rota_papers_text(const struct rota_papers *r, struct arena *a);
void rota_papers_read(struct rota_papers *r, const char *text, struct arena *a);

bool rota_paper_fits(enum rota_paper paper, const struct rota_papers *about);
const char *rota_paper_page(enum rota_paper paper); /* hub print … */
const char *rota_paper_by(enum rota_paper paper);   /* --by …; NULL */
const char *rota_paper_file(enum rota_paper paper);
/* "The rota by month", "The own sheet of Okafor"; names left out while they hide. */
const char *rota_paper_called(
    enum rota_paper paper, const struct rota_papers *about, bool hide, struct arena *a);

#endif
