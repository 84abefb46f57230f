/* One pass over what is rare in a text, for anchors and for marks. */

#include "anchors.h"
#include "marks.h"

IN_WIDE_STEPS
void find_rare(const Text *text, const Anchors *anchors, Found *found)
{
    uint8_t copy[BLOCK + BEHIND];
    Marks marks = {0};
    for (size_t at = 0; at < text->size; at += BLOCK)
        for (uint64_t bits = rare_at(&anchors->rare, text, at, copy); bits; bits &= bits - 1) {
            size_t place = at + lowest(bits);
            anchors_at(anchors, text, place, found);
            if (MARK[text->data[place]])
                see_mark(&marks, text, place, found);
        }
    end_marks(&marks, text, found);
}
