import { Avatar } from "@/components/ui/avatar";
import { PictureField } from "@/components/uploads/picture-field";

type SpeakerPhotoProps = {
  name: string;
  value: string;
  error?: string | undefined;
  onChange: (url: string) => void;
};

/** The photo of a speaker: uploaded, or named by its address on the web. */
export function SpeakerPhoto({ name, value, ...field }: SpeakerPhotoProps) {
  return (
    <PictureField
      {...field}
      label="Photo"
      purpose="speaker_photo"
      value={value}
      description="Shown in a small circle beside the name."
      preview={<Avatar name={name} imageUrl={value} size="lg" />}
    />
  );
}
