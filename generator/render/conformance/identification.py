"""XMP: the file says that it is PDF/A-3a and PDF/UA-1."""

from __future__ import annotations

from generator.render.conformance.origins import Origins
from generator.render.conformance.structure import Structure

_PDFUA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"


def identify_as_pdf_ua(structure: Structure, _origins: Origins) -> int:
    """Add the identifier of PDF/UA-1, and the description of its schema that PDF/A asks for; leaves the packet readable.

    **Why into the packet:** WeasyPrint's own option appends a second `rdf:RDF`, which readers pass over.
    """
    packet = structure.of(structure.pdf.catalog["Metadata"])
    before, end, after = b"\n".join(packet.stream).rpartition(_END)
    packet.stream = [before + _PDFUA + end + after]
    packet.compress = False
    return 1
