/* One pass over what is rare in a text, for anchors and for marks. */

#include "anchors.h"
#include "marks.h"

void find_rare(const Text *text, const Anchors *anchors, Found *found)
{
    uint8_t copy[BLOCK + BEHIND];
    Marks marks = {0};
    for (size_t at = 0; at < text->size; at += BLOCK) {
        uint64_t rare = rare_in(&anchors->rare, block_at(text, at, copy));
        if (text->size - at < BLOCK)
            rare &= ((uint64_t)1 << (text->size - at)) - 1;
        for (; rare; rare &= rare - 1) {
            size_t place = at + lowest(rare);
            anchors_at(anchors, text, place, found);
            if (MARK[text->data[place]])
                see_mark(&marks, text, place, found);
        }
    }
    end_marks(&marks, found);
}
