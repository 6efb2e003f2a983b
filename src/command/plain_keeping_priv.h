/* SPDX-License-Identifier: MIT */
/* Plain questions about copies of records and old records. */
#ifndef PLAIN_KEEPING_PRIV_H
#define PLAIN_KEEPING_PRIV_H

#include "plain_priv.h"

/* Who asked for a copy; one of them: what is in it, who is masked. */
void plain_requests(struct plain *p, const void *unused);
void plain_request(struct plain *p, hub_id request);
/* What has come up for review; there a record is erased for good too, asked twice. */
void plain_keeping(struct plain *p, const void *unused);

#endif
